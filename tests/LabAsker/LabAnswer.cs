using System;
using System.Collections.Generic;
using Jupiter.Migration.Presence;

namespace Jupiter.Migration.LabAsker;

/// <summary>What came of a question, one line of JSON.</summary>
public sealed class LabAnswer
{
    public required int Id { get; init; }

    /// <summary>
    /// The grade with which the night goes on, <c>Attested</c> where somebody has to decide first, or the id of the error that stops it.
    /// </summary>
    public string Verdict { get; init; } = "";

    /// <summary>What the verdict rests on, a server a line.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public ServerSighting? Sighting { get; init; }

    /// <summary>The addresses that a sweep found.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>How long a server has been silent, where that could be told.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    public required double Seconds { get; init; }

    /// <summary>An error that is no verdict: a fault of the program.</summary>
    public string? Fault { get; init; }
}
