using System;
using System.Text.Json;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>The forms of plain values in a file of people.</summary>
internal static class WrittenForms
{
    private static readonly Plain Text = new(() => SR.FormText, value => value.ValueKind == JsonValueKind.String);
    private static readonly Plain Truth = new(() => SR.FormTruth, value => value.ValueKind is JsonValueKind.True or JsonValueKind.False);
    private static readonly Plain WholeNumber = new(() => SR.FormWholeNumber, value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _));
    private static readonly Plain Moment = new(() => SR.FormMoment, value => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _));

    /// <summary>The form of a type that the framework binds.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The form; null where binding alone judges.</returns>
    public static IWrittenForm? Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? Text
            : plain == typeof(bool) ? Truth
            : plain == typeof(int) ? WholeNumber
            : plain == typeof(DateTimeOffset) ? Moment
            : null;
    }

    // Its text is looked up only where it is told: a file has thousands of values, and a language of its own each time that it is read.
    private sealed class Plain(Func<string> form, Func<JsonElement, bool> judge) : IWrittenForm
    {
        public string Form => form();

        public bool Takes(JsonElement value) => judge(value);
    }
}
