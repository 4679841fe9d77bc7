using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>A batch that came in.</summary>
/// <param name="SessionId">The session it came from.</param>
/// <param name="LoginName">Its login.</param>
/// <param name="Text">Its text.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record LoggedBatch(short SessionId, string LoginName, string Text, IReadOnlyList<SqlParameterValue> Parameters)
{
    /// <summary>Whether a text stands in the batch or in one of its parameters.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it does.</returns>
    public bool Mentions(string text) => Text.Contains(text, System.StringComparison.Ordinal)
        || Parameters.Any(parameter => parameter.Value is string value && value.Contains(text, System.StringComparison.Ordinal));
}

/// <summary>All batches that came in, in their order, so that a test can look for what must never be sent.</summary>
public sealed class StatementLog
{
    private readonly ConcurrentQueue<LoggedBatch> _batches = new();

    /// <summary>The batches.</summary>
    public IReadOnlyList<LoggedBatch> Batches => [.. _batches];

    /// <summary>Forgets them.</summary>
    public void Clear() => _batches.Clear();

    internal void Add(LoggedBatch batch) => _batches.Enqueue(batch);
}
