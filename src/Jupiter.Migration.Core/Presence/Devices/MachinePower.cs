namespace Jupiter.Migration.Presence.Devices;

/// <summary>
/// What Msvm_ComputerSystem.EnabledState says of a virtual machine: 2 running, 3 turned off, 4 and 10 on the way, the others neither
/// (Microsoft Learn, Hyper-V WMI provider V2, Msvm_ComputerSystem). The numbers from 32768 on are those of RequestStateChange and of
/// version 1, where they stand for paused, saved and the ways between.
/// </summary>
internal static class MachinePower
{
    private const long Running = 2;
    private const long TurnedOff = 3;
    private const long ShuttingDown = 4;
    private const long Starting = 10;
    private const long OldStarting = 32770;
    private const long Saving = 32773;
    private const long Stopping = 32774;
    private const long Pausing = 32776;
    private const long Resuming = 32777;
    private const long FastSaving = 32780;
    private const long RunningCritical = 32781;
    private const long StoppingCritical = 32783;
    private const long StartingCritical = 32786;
    private const long ResetCritical = 32787;

    /// <summary>What a state says.</summary>
    /// <param name="enabledState">EnabledState; null where it was not told.</param>
    /// <returns>Absent only where it is turned off: what is saved or paused can be resumed as it was, also by the host's own start.</returns>
    public static PresenceState Of(long? enabledState) => enabledState switch
    {
        TurnedOff => PresenceState.Absent,
        Running or ShuttingDown or Starting or OldStarting or Saving or Stopping or Pausing or Resuming or FastSaving => PresenceState.Present,
        RunningCritical or StoppingCritical or StartingCritical or ResetCritical => PresenceState.Present,
        _ => PresenceState.Unknown,
    };
}
