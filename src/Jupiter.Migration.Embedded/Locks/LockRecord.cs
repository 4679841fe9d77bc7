using System;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Embedded.Locks;

/// <summary>What stands beside a locked database: who locked it, and what is put back.</summary>
internal sealed class LockRecord
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.embedded-lock/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>When it was locked.</summary>
    public required DateTimeOffset LockedAt { get; init; }

    /// <summary>Account that locked it.</summary>
    public required string LockedBy { get; init; }

    /// <summary>Computer from which it was locked.</summary>
    public required string LockedFrom { get; init; }

    /// <summary>Journal mode before the lock.</summary>
    public required string JournalMode { get; init; }

    /// <summary>The first 100 bytes of the file before the lock, in hexadecimal.</summary>
    public required string Header { get; init; }
}

/// <summary>Serialises lock records.</summary>
[JsonSerializable(typeof(LockRecord))]
internal sealed partial class LockJson : JsonSerializerContext;
