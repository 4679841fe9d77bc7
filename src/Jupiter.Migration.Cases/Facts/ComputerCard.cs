using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The card by which a computer of the venue is known again (clause R3a).</summary>
/// <param name="Computer">Name of the computer.</param>
/// <param name="HardwareAddress">Its hardware address (MAC).</param>
internal sealed record ComputerCard(string Computer, string HardwareAddress) : LineFact
{
    private const string Prefix = "computer.";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(Prefix + Computer, HardwareAddress)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="computer">Name of the computer.</param>
    /// <returns>The card; null when none was noted.</returns>
    public static ComputerCard? From(LineFacts line, string computer) => line.Has(Prefix + computer) ? new(computer, line.Text(Prefix + computer)) : null;
}
