namespace Jupiter.Migration.Cases.Steps;

/// <summary>What the network is asked about a step that people do, so that a word which the network contradicts is not taken (clauses R0, R3a, R5).</summary>
internal static class StepInterlock
{
    /// <summary>Whether all computers of the venue are off once it is done.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether they are.</returns>
    public static bool TurnsComputersOff(StepDefinition step) => step.Text is "AllOff" or "TillsOff" or "NewServerDown" or "BackTillsOff";

    /// <summary>Whether the old server has to be off once it is done, or somebody may sell beside it.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether it has.</returns>
    public static bool NeedsOldServerOff(StepDefinition step) => step.Text is "NewServerOn" or "MainPosOn" or "RestOn";

    /// <summary>Whether the first POS terminal is let on by it: from then on somebody may sell.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether it is.</returns>
    public static bool LetsFirstTillOn(StepDefinition step) => step.Text is "MainPosOn" or "BackMainPosOn";

    /// <summary>Whether the other computers are let on by it.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether they are.</returns>
    public static bool LetsTheOthersOn(StepDefinition step) => step.Text is "RestOn" or "BackRestOn";
}
