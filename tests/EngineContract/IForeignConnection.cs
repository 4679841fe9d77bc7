using System;

namespace Jupiter.Migration.EngineContract;

/// <summary>A connection that is not ours: a POS terminal's program, a report, somebody's query window.</summary>
public interface IForeignConnection : IDisposable
{
    /// <summary>Runs statements in one transaction.</summary>
    /// <param name="statements">The statements.</param>
    /// <returns>Whether the engine let them through.</returns>
    bool TryWrite(params string[] statements);

    /// <summary>Begins a transaction, changes something and leaves it open.</summary>
    /// <param name="statement">The change.</param>
    /// <returns>Rolls it back when disposed of.</returns>
    IDisposable BeginWrite(string statement);
}
