using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What was seen to lie beside the Jupiter program and in no folder that is carried (clause S2).</summary>
/// <param name="Program">The folder of the program.</param>
/// <param name="Computer">The computer that looked.</param>
/// <param name="Names">The names in it, with what is in them; none where everything is carried.</param>
internal sealed record LeftBeside(string Program, string Computer, IReadOnlyList<string> Names) : LineFact
{
    private const string ProgramKey = "programFolder";
    private const string ComputerKey = "besideComputer";
    private const string NamesKey = "besideNotCarried";
    private const char Separator = '\n';

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [(ProgramKey, Program), (ComputerKey, Computer), (NamesKey, string.Join(Separator.ToString(), Names))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What was seen; null when the line tells of nothing.</returns>
    public static LeftBeside? From(LineFacts line) => line.Has(ProgramKey) && line.Has(ComputerKey) && line.Has(NamesKey)
        ? new(line.Text(ProgramKey), line.Text(ComputerKey), line.Text(NamesKey).Split([Separator], StringSplitOptions.RemoveEmptyEntries))
        : null;
}
