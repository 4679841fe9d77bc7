using System.Text.Json;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Json;

/// <summary>A form that a value has in a file of people: the converter that binds it can say beforehand whether it will, and what it wants.</summary>
internal interface IWrittenForm
{
    /// <summary>What is wanted, in the user's language.</summary>
    string Form { get; }

    /// <summary>Whether a value has the form.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it has.</returns>
    bool Takes(JsonElement value);
}
