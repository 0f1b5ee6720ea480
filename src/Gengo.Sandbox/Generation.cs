namespace Gengo.Sandbox;

/// <summary>The two documented generations of Gengo's API; the names of the settings are the years.</summary>
public enum Generation
{
    /// <summary>Captcha on reject, machine translation by <c>pre_mt</c>, comments by a <c>worker</c>.</summary>
    V2013 = 2013,

    /// <summary>No captcha, no <c>pre_mt</c>; <c>archive</c>, newer job fields, comments by a <c>translator</c>.</summary>
    V2019 = 2019,
}
