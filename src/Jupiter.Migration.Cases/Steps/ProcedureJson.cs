using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Cases.Steps;

/// <summary>What the file of a procedure holds.</summary>
internal sealed class ProcedureDocument
{
    /// <summary>Name and version of the format.</summary>
    public required string Schema { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<StepDefinition> Steps { get; init; }
}

/// <summary>Reads procedures.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProcedureDocument))]
[JsonSerializable(typeof(IReadOnlyList<StepDefinition>))]
internal sealed partial class ProcedureJson : JsonSerializerContext;
