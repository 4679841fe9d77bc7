using System.Collections.Generic;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What a person said to have done.</summary>
/// <param name="By">Who.</param>
/// <param name="Role">What the person is to the venue or to Jupiter.</param>
/// <param name="Party">For whom the person spoke.</param>
/// <param name="Note">What the person added.</param>
/// <param name="IsComplete">Whether nobody else has to say it.</param>
internal sealed record PersonsWord(string By, string Role, ResponsibleParty Party, string Note, bool IsComplete) : LineFact
{
    /// <summary>SHA-256 of the list that was acknowledged; null where none was.</summary>
    public string? List { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [("by", By), ("role", Role), ("party", Party.ToString()), ("note", Note), ("list", List), ("complete", Text(IsComplete))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The word.</returns>
    public static PersonsWord From(LineFacts line) => new(
        line.Text("by"), line.Text("role"), line.Text("party") == nameof(ResponsibleParty.Customer) ? ResponsibleParty.Customer : ResponsibleParty.Jupiter,
        line.Text("note"), line.Text("complete") == "true");
}
