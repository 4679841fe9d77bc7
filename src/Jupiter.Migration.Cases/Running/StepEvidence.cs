using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Running;

/// <summary>What a step leaves in <c>evidence/</c>: every check that it rests on.</summary>
internal sealed class StepEvidence
{
    private static readonly JsonTypeInfo<StepEvidence> Type = new StepEvidenceJson(ReadableJson.Options()).StepEvidence;

    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = "jupiter.evidence/1";

    /// <summary>Id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>When it was finished.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The checks.</summary>
    public required IReadOnlyList<EvidenceCheck> Checks { get; init; }

    /// <summary>What came of the step.</summary>
    public required IReadOnlyDictionary<string, string> Data { get; init; }

    /// <summary>The bytes of the file.</summary>
    /// <returns>UTF-8 JSON.</returns>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Type);
}

/// <summary>A check as it stands in the evidence.</summary>
internal sealed class EvidenceCheck
{
    /// <summary>Takes a result over.</summary>
    /// <param name="result">The result.</param>
    public EvidenceCheck(CheckResult result)
    {
        (Id, Subject, Status) = (result.Id, result.Subject, result.Status.ToString());
        (Expected, Actual, Evidence) = (result.Expected, result.Actual, result.Evidence);
        (Clause, Grade, ObservedAt) = (result.Clause, result.Grade.Length > 0 ? result.Grade : null, result.ObservedAt);
    }

    /// <summary>Stable name of the check.</summary>
    public string Id { get; }

    /// <summary>What was checked.</summary>
    public string Subject { get; }

    /// <summary>What was found.</summary>
    public string Status { get; }

    /// <summary>What should be there.</summary>
    public string Expected { get; }

    /// <summary>What is there.</summary>
    public string Actual { get; }

    /// <summary>What the finding rests on.</summary>
    public string Evidence { get; }

    /// <summary>The clause of the memo.</summary>
    public string Clause { get; }

    /// <summary>How strongly the finding is known, where there are grades; null elsewhere.</summary>
    public string? Grade { get; }

    /// <summary>When it was observed.</summary>
    public DateTimeOffset ObservedAt { get; }
}

/// <summary>Serialises evidence without reflection at run time.</summary>
[JsonSerializable(typeof(StepEvidence))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization | JsonSourceGenerationMode.Metadata)]
internal sealed partial class StepEvidenceJson : JsonSerializerContext;
