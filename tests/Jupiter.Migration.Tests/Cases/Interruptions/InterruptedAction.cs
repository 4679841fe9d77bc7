using System;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>A cell of the matrix: how the thing is brought into a state, and what the action makes of it.</summary>
/// <param name="Action">The action, as the procedures name it.</param>
/// <param name="State">The state.</param>
/// <param name="Found">What is found, in words.</param>
/// <param name="Expected">"done", "done as found", or the ErrorId of the refusal; why there is no such state where nothing can be arranged.</param>
/// <param name="Arrange">Brings the thing into the state, before the step is interrupted; null where there is no such state.</param>
/// <param name="Undo">Takes back what the copies of the folders don't: who is switched on.</param>
internal sealed record InterruptedAction(
    string Action, FoundState State, string Found, string Expected, Action<InterruptedScene>? Arrange = null, Action<InterruptedScene>? Undo = null)
{
    public string Name => $"{Action} {State}: {Found}";
}
