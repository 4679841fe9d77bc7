using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Steps;

/// <summary>The steps of one case: those that it was planned and approved with, whatever version of the module goes on with it.</summary>
/// <param name="forward">The procedure.</param>
/// <param name="back">The way back from it.</param>
/// <param name="isShipped">Whether this or an earlier module shipped them.</param>
public sealed class CaseProcedure(Procedure forward, Procedure back, bool isShipped)
{
    /// <summary>The procedure.</summary>
    public Procedure Forward { get; } = forward;

    /// <summary>The way back from it.</summary>
    public Procedure Back { get; } = back;

    /// <summary>
    /// Whether this or an earlier module shipped them. Others may be read, and nothing is done by them: a gate may be missing, or an action
    /// that this module does not know.
    /// </summary>
    public bool IsShipped { get; } = isShipped;

    /// <summary>SHA-256 over both, in lower-case hexadecimal.</summary>
    public string Sha256 => Hash(Forward, Back);

    /// <summary>The steps as a plan holds them, which no module that is known shipped.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The steps; none where the plan holds none, or such as this module can't read.</returns>
    public static CaseProcedure Unknown(CasePlan plan) => new(new Procedure(Read(plan.Steps), ""), new Procedure(Read(plan.StepsBack), ""), isShipped: false);

    /// <summary>Refuses to do anything by steps that no module which is known shipped.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="MigrationException">CaseProcedureDiffers.</exception>
    public void RequireShipped(CasePlan plan)
    {
        if (!IsShipped)
        {
            throw MigrationException.Because(nameof(SR.CaseProcedureDiffers), plan.Id, plan.Id, plan.ModuleVersion);
        }
    }

    private static string Hash(Procedure forward, Procedure back)
    {
        using var sha = SHA256.Create();
        return Hexadecimal.Of(sha.ComputeHash(Encoding.ASCII.GetBytes(forward.Sha256 + back.Sha256)));
    }

    private static IReadOnlyList<StepDefinition> Read(JsonElement? steps)
    {
        try
        {
            return steps?.Deserialize(ProcedureJson.Default.IReadOnlyListStepDefinition) ?? [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            return [];
        }
    }
}
