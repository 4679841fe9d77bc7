using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Steps;

/// <summary>The ordered steps of one of the memo's procedures, or of the way back from it. They are data.</summary>
/// <param name="steps">The steps, in order.</param>
/// <param name="sha256">SHA-256 of the file that they come from; empty where they come from none.</param>
public sealed class Procedure(IReadOnlyList<StepDefinition> steps, string sha256)
{
    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<StepDefinition> Steps { get; } = steps;

    /// <summary>SHA-256 of the file, which goes into the plan: whoever approves a plan approves exactly these steps.</summary>
    public string Sha256 { get; } = sha256;

    /// <summary>Reads the file of a procedure.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The procedure.</returns>
    public static Procedure Read(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return new Procedure(JsonSerializer.Deserialize(bytes, ProcedureJson.Default.ProcedureDocument)!.Steps, Hexadecimal.Of(sha.ComputeHash(bytes)));
    }

    /// <summary>A step by its id.</summary>
    /// <param name="id">The id, in any case.</param>
    /// <returns>The step, or null.</returns>
    public StepDefinition? Find(string id) => Steps.FirstOrDefault(step => step.Is(id));

    /// <summary>The step in which the module does something.</summary>
    /// <param name="action">What it does.</param>
    /// <returns>The step, or null when this procedure has none.</returns>
    public StepDefinition? Find(StepAction action) => Steps.FirstOrDefault(step => step.Action == action);
}
