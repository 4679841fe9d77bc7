using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Trials;

/// <summary>What a real server did with each of our rules: schemas/trial.schema.json. A step of a case and tests/live write the same.</summary>
public sealed class TrialRecord
{
    private static readonly JsonTypeInfo<TrialRecord> Type = new TrialJson(ReadableJson.Options()).TrialRecord;

    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = "jupiter.trial/1";

    /// <summary>Name of the database that the copy is of.</summary>
    public required string Database { get; init; }

    /// <summary>Name under which it was restored for the trial.</summary>
    public required string TrialDatabase { get; init; }

    /// <summary>The server that it was restored on.</summary>
    public required TrialServer Server { get; init; }

    /// <summary>Version of the server that the backup was taken on.</summary>
    public required string SourceVersion { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the copy was gone again.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Length of the backup in bytes; null when only the server could see it.</summary>
    public required long? Length { get; init; }

    /// <summary>Its rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Seconds that the restore took, with its proof and the check of integrity.</summary>
    public required double RestoreSeconds { get; init; }

    /// <summary>What the engine's check found in the copy, without its name: the night is held to it, and only what is new blocks there.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>Each rule and what the server did.</summary>
    public required IReadOnlyList<TrialObservation> Observations { get; init; }

    /// <summary>The bytes of the file.</summary>
    /// <returns>UTF-8 JSON.</returns>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Type);
}

/// <summary>Serialises records without reflection at run time.</summary>
[JsonSerializable(typeof(TrialRecord))]
internal sealed partial class TrialJson : JsonSerializerContext;
