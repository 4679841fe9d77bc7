using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>An inventory that came with a person's word, and lies in the evidence of the case (clauses P0 to P4).</summary>
/// <param name="File">Its name in the evidence.</param>
/// <param name="Sha256">SHA-256 of it.</param>
/// <param name="Machine">The computer that it tells of.</param>
/// <param name="IsProof">Whether its checks show what the person says: then it is more than a word.</param>
/// <param name="IsHeard">Whether its hash was read aloud by whoever made it: a file that came by mail proves nothing.</param>
internal sealed record KeptInventory(string File, string Sha256, string Machine, bool IsProof, bool IsHeard) : LineFact
{
    private const string FileKey = "inventoryFile";
    private const string HashKey = "inventorySha256";
    private const string MachineKey = "inventoryMachine";
    private const string ProofKey = "inventoryProof";
    private const string HeardKey = "inventoryHeard";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [(FileKey, File), (HashKey, Sha256), (MachineKey, Machine), (ProofKey, Text(IsProof)), (HeardKey, Text(IsHeard))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The inventory; null when none came.</returns>
    public static KeptInventory? From(LineFacts line) => line.Has(HashKey)
        ? new(line.Text(FileKey), line.Text(HashKey), line.Text(MachineKey), line.Text(ProofKey) == "true", line.Text(HeardKey) == "true")
        : null;
}
