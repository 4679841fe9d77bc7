using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

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
internal sealed class EvidenceCheck(CheckResult result)
{
    /// <summary>Stable name of the check.</summary>
    public string Id { get; } = result.Id;

    /// <summary>What was checked.</summary>
    public string Subject { get; } = result.Subject;

    /// <summary>What was found.</summary>
    public string Status { get; } = result.Status.ToString();

    /// <summary>What should be there.</summary>
    public string Expected { get; } = result.Expected;

    /// <summary>What is there.</summary>
    public string Actual { get; } = result.Actual;

    /// <summary>What the finding rests on.</summary>
    public string Evidence { get; } = result.Evidence;

    /// <summary>The clause of the memo.</summary>
    public string Clause { get; } = result.Clause;

    /// <summary>How strongly the finding is known, where there are grades; null elsewhere.</summary>
    public string? Grade { get; } = result.Grade.Length > 0 ? result.Grade : null;

    /// <summary>When it was observed.</summary>
    public DateTimeOffset ObservedAt { get; } = result.ObservedAt;
}

/// <summary>Serialises evidence without reflection at run time.</summary>
[JsonSerializable(typeof(StepEvidence))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization | JsonSourceGenerationMode.Metadata)]
internal sealed partial class StepEvidenceJson : JsonSerializerContext;
