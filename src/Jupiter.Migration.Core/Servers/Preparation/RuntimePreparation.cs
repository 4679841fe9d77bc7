using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Whether the Visual C++ runtimes and the .NET Framework are there (clause P1c), each with the file that installs it.</summary>
internal static class RuntimePreparation
{
    private const string For64Bit = "x64";
    private static readonly CheckDefinition Runtime = CheckRegister.Find("Server.Runtime");
    private static readonly CheckDefinition DotNet = CheckRegister.Find("Server.DotNet");

    /// <summary>Checks them.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="profile">What is asked for.</param>
    /// <returns>A result for each runtime, one for the framework.</returns>
    public static IEnumerable<CheckResult> Check(ServerInventory inventory, PreparationProfile profile) =>
        profile.VisualCpp.Where(runtime => inventory.Programs?.Is64Bit != false || runtime.Architecture != For64Bit)
            .Select(runtime => CheckRuntime(inventory, runtime)).Append(CheckDotNet(inventory, profile.DotNet));

    private static CheckResult CheckRuntime(ServerInventory inventory, RuntimeRequirement wanted)
    {
        var subject = $"{inventory.ComputerName}, Visual C++ {wanted.Release} {wanted.Architecture}";
        var expected = SR.RuntimeExpected.With(wanted.Version, wanted.File, wanted.Page);
        if (inventory.Programs?.VisualCpp is not { } runtimes)
        {
            return UnreadReason.Result(Runtime, inventory, subject, expected, "visualCpp", "installed");
        }

        if (runtimes.FirstOrDefault(runtime => runtime.Release == wanted.Release && runtime.Architecture == wanted.Architecture) is not { } found)
        {
            // Without the kind of Windows nobody knows whether 64-bit programs are there at all.
            return wanted.MayBeHidden ? Runtime.Result(CheckStatus.Unknown, subject, expected, SR.RuntimeMayBeHidden)
                : Runtime.Result(wanted.Architecture == For64Bit && inventory.Programs.Is64Bit is null ? CheckStatus.Unknown : CheckStatus.Fail, subject, expected, SR.NotThere);
        }

        return Runtime.Result(
            ProgramVersion.Parse(found.Version) >= ProgramVersion.Parse(wanted.Version) ? CheckStatus.Pass : CheckStatus.Warning,
            subject, expected, found.Version ?? SR.VersionNotKnown);
    }

    private static CheckResult CheckDotNet(ServerInventory inventory, DotNetRequirement wanted)
    {
        var expected = SR.DotNetExpected.With(wanted.Version, wanted.File, wanted.Page);
        return inventory.Programs?.DotNet is not { } found
            ? UnreadReason.Result(DotNet, inventory, inventory.ComputerName, expected, "dotNet")
            : DotNet.Result(
                !found.Has4 ? CheckStatus.Fail : found.Release >= wanted.Release ? CheckStatus.Pass : CheckStatus.Warning,
                inventory.ComputerName, expected, DotNetVersion.Of(found) ?? SR.NotThere);
    }
}
