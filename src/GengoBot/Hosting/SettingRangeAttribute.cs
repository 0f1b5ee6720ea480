using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace GengoBot.Hosting;

/// <summary>Requires a setting to lie between two values. The sentence names the setting's whole key.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingRangeAttribute : ValidationAttribute
{
    private readonly IComparable _min;
    private readonly IComparable _max;

    public SettingRangeAttribute(string section, int min, int max) => (Section, _min, _max) = (section, min, max);

    /// <summary>A range of times, like <c>00:01:00</c> to <c>1.00:00:00</c>.</summary>
    public SettingRangeAttribute(string section, string min, string max) => (Section, _min, _max) = (section, Span(min), Span(max));

    public string Section { get; }

    public object Min => _min;

    public object Max => _max;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        _min.CompareTo(value) <= 0 && _max.CompareTo(value) >= 0
            ? ValidationResult.Success
            : new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"{Section}:{validationContext.MemberName} must be {_min} to {_max}."));

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
