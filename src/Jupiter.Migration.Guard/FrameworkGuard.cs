using System;
using System.Management.Automation;

namespace Jupiter.Migration.Guard;

/// <summary>
/// Refuses the import in Windows PowerShell on a .NET Framework that is too old, before anything of the module is loaded. Its other
/// assemblies are written against .NET Standard, whose name .NET Framework before 4.7.1 does not know: there the import would end in
/// a file that is not found. The manifest's DotNetFrameworkVersion does not help, since Windows PowerShell checks no version above 4.5.
/// </summary>
public sealed class FrameworkGuard : IModuleAssemblyInitializer
{
    private const int FirstMajorOfCore = 5;

    /// <summary>Asks the registry, in Windows PowerShell only.</summary>
    public void OnImport()
    {
        if (Fault() is { } fault)
        {
            throw Refusal(fault);
        }
    }

    /// <summary>What is wrong with this computer.</summary>
    /// <returns>The fault; null when there is none.</returns>
    internal static FrameworkTooOldException? Fault() =>
        Environment.Version.Major < FirstMajorOfCore && FrameworkRelease.Installed() is { IsEnough: false } release
            ? new FrameworkTooOldException(release.Name)
            : null;

    private static RuntimeException Refusal(FrameworkTooOldException fault)
    {
        // Windows PowerShell shows no recommended action, so the remedy is a part of what it shows.
        var shown = fault.Message + Environment.NewLine + fault.Remedy;
        var record = new ErrorRecord(fault, FrameworkTooOldException.ErrorId, ErrorCategory.NotInstalled, null)
        {
            ErrorDetails = new ErrorDetails(shown) { RecommendedAction = fault.Remedy },
        };
        return new RuntimeException(shown, fault, record);
    }
}
