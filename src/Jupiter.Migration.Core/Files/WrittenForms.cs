using System;
using System.Text.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>The forms of plain values in a file of people.</summary>
internal static class WrittenForms
{
    /// <summary>The form of a type that the framework binds.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The form; null where binding alone judges.</returns>
    public static IWrittenForm? Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? new Plain(SR.FormText, value => value.ValueKind == JsonValueKind.String)
            : plain == typeof(bool) ? new Plain(SR.FormTruth, value => value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            : plain == typeof(int) ? new Plain(SR.FormWholeNumber, value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _))
            : plain == typeof(DateTimeOffset) ? new Plain(SR.FormMoment, value => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _))
            : null;
    }

    private sealed record Plain(string Form, Func<JsonElement, bool> Judge) : IWrittenForm
    {
        public bool Takes(JsonElement value) => Judge(value);
    }
}
