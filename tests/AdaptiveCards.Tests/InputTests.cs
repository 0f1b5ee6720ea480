namespace AdaptiveCards.Tests;

public sealed class InputTests
{
    [Fact]
    public void Every_input_has_a_label_and_an_error_message() =>
        ElementTests.AssertJson(
            """{"type":"Input.Text","id":"comment","label":"Comment","isRequired":true,"errorMessage":"Say why"}""",
            new AdaptiveTextInput { Id = "comment", Label = "Comment", IsRequired = true, ErrorMessage = "Say why" });

    [Fact]
    public void A_text_box_has_a_value_and_limits() =>
        ElementTests.AssertJson(
            """
            {"type":"Input.Text","placeholder":"as on the picture","value":"bert","style":"email",
            "isMultiline":true,"maxLength":500,"regex":"^a+$"}
            """,
            new AdaptiveTextInput
            {
                Placeholder = "as on the picture",
                Value = "bert",
                Style = AdaptiveTextInputStyle.Email,
                IsMultiline = true,
                MaxLength = 500,
                Regex = "^a+$",
            });

    [Fact]
    public void A_number_box_without_numbers_writes_none() =>
        ElementTests.AssertJson("""{"type":"Input.Number"}""", new AdaptiveNumberInput());

    [Fact]
    public void A_number_box_has_a_range_and_zero_is_a_number() =>
        ElementTests.AssertJson(
            """{"type":"Input.Number","placeholder":"0 to 5","value":0,"min":-0.5,"max":5}""",
            new AdaptiveNumberInput { Placeholder = "0 to 5", Value = 0, Min = -0.5, Max = 5 });

    [Fact]
    public void A_toggle_is_true_or_false_unless_it_has_other_values()
    {
        ElementTests.AssertJson(
            """{"type":"Input.Toggle","title":"Public","value":"false"}""",
            new AdaptiveToggleInput { Title = "Public", Value = "false" });
        ElementTests.AssertJson(
            """{"type":"Input.Toggle","title":"Public","value":"1","valueOn":"1","valueOff":"0","wrap":true}""",
            new AdaptiveToggleInput { Title = "Public", Value = "1", ValueOn = "1", ValueOff = "0", Wrap = true });
    }

    [Fact]
    public void A_choice_set_has_choices() =>
        ElementTests.AssertJson(
            """
            {"type":"Input.ChoiceSet","placeholder":"Choose","value":"quality","style":"expanded","isMultiSelect":true,
            "wrap":true,"choices":[{"title":"Quality","value":"quality"},{"title":"","value":""}]}
            """,
            new AdaptiveChoiceSetInput
            {
                Placeholder = "Choose",
                Value = "quality",
                Style = AdaptiveChoiceInputStyle.Expanded,
                IsMultiSelect = true,
                Wrap = true,
                Choices = [new AdaptiveChoice { Title = "Quality", Value = "quality" }, new AdaptiveChoice()],
            });
}
