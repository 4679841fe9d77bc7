using Jupiter.Migration.Cases.Plans;

namespace Jupiter.Migration.Cases.Steps;

/// <summary>
/// The steps at which somebody switches a server off, hangs its tag on it and reads the code aloud (clauses R3a, R9): the old server on the
/// way forward, the new one on the way back. Where one machine is reinstalled there is no other to be told apart.
/// </summary>
internal static class TaggedServer
{
    /// <summary>The old server, as the journal names it.</summary>
    public const string Old = "old";

    /// <summary>The new server, as the journal names it.</summary>
    public const string New = "new";

    /// <summary>Whose tag is read at a step.</summary>
    /// <param name="kind">The procedure.</param>
    /// <param name="step">The step.</param>
    /// <returns>Old or new; null at a step without a tag.</returns>
    public static string? At(MigrationKind kind, StepDefinition step) => (kind, step.Text) switch
    {
        (MigrationKind.ServerReplacement, "AllOff") => Old,
        (MigrationKind.ServerReplacement, "NewServerDown") => New,
        _ => null,
    };
}
