using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers.Programs;

/// <summary>A policy that hinders set-up (clause P1b).</summary>
public sealed class SetupRestriction
{
    /// <summary>Which it is.</summary>
    public required RestrictionKind Kind { get; init; }

    /// <summary>What it says, as the registry has it.</summary>
    public required string Value { get; init; }

    /// <summary>Whether it holds for one user only.</summary>
    public bool IsOfOneUser { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}={Value}";
}

/// <summary>A kind of policy.</summary>
[JsonConverter(typeof(EnumText<RestrictionKind>))]
public enum RestrictionKind
{
    /// <summary>DisableMSI: Windows Installer installs nothing.</summary>
    DisableMsi,

    /// <summary>Software restriction policies, DefaultLevel 0: no program runs that no rule allows.</summary>
    SoftwareRestriction,

    /// <summary>AppLocker is enforced for programs: rules decide which run.</summary>
    AppLocker,

    /// <summary>RestrictRun: only listed programs run.</summary>
    RestrictRun,

    /// <summary>DisallowRun: listed programs do not run.</summary>
    DisallowRun,

    /// <summary>DisableRegistryTools: no registry editor.</summary>
    DisableRegistryTools,

    /// <summary>ValidateAdminCodeSignatures: only signed programs get the rights of an administrator.</summary>
    SignedElevationOnly,

    /// <summary>The policy of a group lets PowerShell run no script, or signed ones only.</summary>
    ExecutionPolicy,
}
