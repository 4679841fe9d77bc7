using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What the customer said of the finished work (clause O7).</summary>
/// <param name="By">Who.</param>
internal sealed record CustomerWord(string By) : LineFact
{
    /// <summary>What the person is to the venue; null with a remark.</summary>
    public string? Role { get; init; }

    /// <summary>The remark; null for an acceptance.</summary>
    public string? Remark { get; init; }

    /// <summary>The steps that have to be done again after a remark.</summary>
    public IReadOnlyList<string> Reset { get; init; } = [];

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [("by", By), ("role", Role), ("remark", Remark), ("reset", Remark is null ? null : string.Join(",", Reset))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The word.</returns>
    public static CustomerWord From(LineFacts line) => new(line.Text("by"))
    {
        Role = line.Text("role"),
        Remark = line.Text("remark"),
        Reset = line.Text("reset").Split([','], StringSplitOptions.RemoveEmptyEntries),
    };
}
