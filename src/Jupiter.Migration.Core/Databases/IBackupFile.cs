using System;
using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Databases;

/// <summary>A backup of an engine, open for reading. Nothing of it is changed.</summary>
public interface IBackupFile : IDisposable
{
    /// <summary>Version of the engine that reads it.</summary>
    string EngineVersion { get; }

    /// <summary>The engine's own verification of the whole backup.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is wrong with it; empty when it is sound.</returns>
    IReadOnlyList<string> Verify(CancellationToken cancellation);

    /// <summary>The rows and the schema that the backup holds.</summary>
    /// <returns>The content, or null when this engine must restore a backup to read it.</returns>
    IDatabaseContent? OpenContent();
}
