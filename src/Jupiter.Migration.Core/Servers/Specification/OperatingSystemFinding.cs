using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Judges the operating system of a server by build and product type: its name is localised.</summary>
internal static class OperatingSystemFinding
{
    /// <summary>Judges an operating system.</summary>
    /// <param name="system">The operating system, or null when it is not known.</param>
    /// <param name="minimum">The oldest build of Windows.</param>
    /// <returns>The verdict, what is there, what the verdict rests on.</returns>
    public static (CheckStatus Status, string Actual, string Evidence) Of(ServerOperatingSystem? system, int minimum)
    {
        if (system is null || system.Family == OperatingSystemFamily.Unknown)
        {
            return (CheckStatus.Unknown, SR.SpecSystemUnknown, "");
        }

        if (system.Family == OperatingSystemFamily.Other)
        {
            return (CheckStatus.Fail, system.Name, SR.SpecSystemNotWindows);
        }

        var actual = system.BuildNumber is { } build
            ? SR.SpecWindowsOfBuild.With(system.Name, build)
            : SR.SpecWindowsBuildUnknown.With(system.Name);
        return (system.BuildNumber, system.ProductType) switch
        {
            (null, _) => (CheckStatus.Unknown, actual, ""),
            ({ } older, _) when older < minimum => (CheckStatus.Fail, actual, SR.SpecWindowsTooOld.With(minimum)),
            _ when system.IsEvaluation == true => (CheckStatus.Warning, actual, system.EvaluationEnds is { } ends ? SR.SpecWindowsEvaluationEnds.With(ends) : SR.SpecWindowsEvaluation),
            (_, WindowsProductType.Server) => (CheckStatus.Pass, actual, SR.SpecWindowsServer),
            (_, WindowsProductType.Workstation) => (CheckStatus.Warning, actual, SR.SpecWindowsWorkstation),
            _ => (CheckStatus.Unknown, actual, SR.SpecWindowsProductUnknown),
        };
    }
}
