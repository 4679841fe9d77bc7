using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>What the end of the set-up means.</summary>
internal static class SetupExit
{
    // "System Error Codes": ERROR_SUCCESS_REBOOT_REQUIRED.
    private const int RestartToFinish = 3010;

    // ERROR_SUCCESS_REBOOT_INITIATED, on the same page: done as well, and the computer restarts by itself.
    private const int RestartBegun = 1641;

    // "Wait on the Database Engine recovery handle failed". "Troubleshoot errors related to system disk sector size greater than 4 KB" on Microsoft Learn.
    private const int EngineDidNotStart = unchecked((int)0x851A001A);

    // The set-up's own (facility 1214, code 3010): the computer has to restart before anything can be installed.
    private const int RestartToBegin = unchecked((int)0x84BE0BC2);
    private static readonly CheckDefinition Check = CheckRegister.Find("Engine.Setup");

    /// <summary>Judges it.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="exitCode">The exit code of the program that was started.</param>
    /// <param name="summary">The set-up's own summary; null where there is none.</param>
    /// <param name="log">Where its log is.</param>
    /// <param name="isThere">Whether the instance is registered; null where the registry does not tell.</param>
    /// <returns>Pass; Warning where a restart finishes it; Unknown where a good code has no summary or no instance; Fail.</returns>
    public static CheckResult Judge(string instance, int exitCode, SetupSummary? summary, string log, bool? isThere)
    {
        // A package unpacks the set-up and may end well where that did not, or never ran.
        var code = exitCode == 0 ? summary?.ExitCode ?? 0 : exitCode;
        var evidence = SR.SetupEvidence.With(summary is null ? SR.NotKnown : summary.Message.Length > 0 ? $"{summary.Result}: {summary.Message}" : summary.Result, log);
        return code switch
        {
            0 or RestartToFinish or RestartBegun when isThere != true => Check.Result(
                CheckStatus.Unknown, instance, "0", (isThere is null ? SR.SetupInstanceNotTold : SR.SetupLeftNoInstance).With(Shown(code)), evidence),
            0 when summary is null => Check.Result(CheckStatus.Unknown, instance, "0", SR.SetupLeftNoSummary.With(Shown(code)), evidence),
            0 => Check.Result(CheckStatus.Pass, instance, "0", "0", evidence),
            RestartToFinish or RestartBegun => Check.Warning(instance, "0", Shown(code), SR.SetupRestartToFinish) with { Evidence = evidence },
            RestartToBegin => Check.Result(CheckStatus.Fail, instance, "0", Shown(code), evidence) with { Remedy = SR.SetupRestartToBegin },
            EngineDidNotStart => Check.Result(CheckStatus.Fail, instance, "0", Shown(code), evidence) with { Remedy = SR.SetupEngineDidNotStart.With(log) },
            _ => Check.Result(CheckStatus.Fail, instance, "0", Shown(code), evidence) with { Remedy = SR.SetupFailedRemedy.With(log) },
        };
    }

    private static string Shown(int code) => code is >= 0 and <= 0xFFFF ? $"{code}" : $"{code} (0x{code:X8})";
}
