using System.Collections.Generic;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Compares the inventory of a server with what the memo asks for (clauses H1, H2, W1).</summary>
public sealed class ServerSpecification
{
    private readonly ServerSpecProfile _profile;
    private readonly RoleMinimum _minimum;
    private readonly SpecDefinitions _checks;
    private readonly int? _sessions;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="profile">What is asked for.</param>
    /// <param name="role">What the server is planned for.</param>
    /// <param name="sessions">RDP sessions at the same time; null for those that the profile includes.</param>
    /// <exception cref="MigrationException">SessionsNeedRemoteDesktop: a server for the database only has no sessions.</exception>
    public ServerSpecification(ServerSpecProfile profile, ServerRole role, int? sessions)
    {
        var minimum = role == ServerRole.RemoteDesktop ? profile.Roles.RemoteDesktop : profile.Roles.DatabaseOnly;
        if (sessions is not null && minimum.SessionStep is null)
        {
            throw MigrationException.Because(nameof(SR.SessionsNeedRemoteDesktop), role, role);
        }

        _profile = profile;
        _checks = SpecDefinitions.Of(role);
        _sessions = sessions ?? minimum.SessionStep?.Included;
        _minimum = minimum.For(_sessions ?? 0);
    }

    /// <summary>Compares one server.</summary>
    /// <param name="inventory">Its inventory.</param>
    /// <returns>The results: memory, cores, disk, processor, operating system.</returns>
    /// <exception cref="MigrationException">InventoryBroken: no server can have such an inventory.</exception>
    public IReadOnlyList<CheckResult> Check(ServerInventory inventory)
    {
        InventoryLimits.Require(inventory, nameof(ServerInventory));
        var table = new ProcessorTable(_profile.Processors ?? ServerSpecFile.BuiltIn.Processors!);
        return
        [
            Result(
                _checks.Memory,
                inventory,
                ForSessions(SR.SpecMemoryExpected.With(SpecText.Memory(_minimum.MemoryBytes))),
                MemoryFinding.Of(inventory, _minimum.MemoryBytes, _profile.ReservedMemoryBytes)),
            Result(_checks.Cores, inventory, ForSessions(SR.SpecCoresExpected.With(_minimum.Cores)), CoresFinding.Of(inventory, _minimum.Cores)),
            Result(
                _checks.Disk, inventory, SR.SpecDiskExpected.With(SpecText.Disk(_minimum.SsdBytes)), DiskFinding.Of(inventory, _minimum.SsdBytes)),
            Result(
                _checks.Processor,
                inventory,
                ProcessorFinding.DescribeMinimum(_minimum.Processor),
                ProcessorFinding.Of(inventory, _minimum.Processor, table)),
            Result(
                SpecDefinitions.OperatingSystem,
                inventory,
                SR.SpecSystemExpected.With(_profile.WindowsBuild),
                OperatingSystemFinding.Of(inventory.OperatingSystem, _profile.WindowsBuild)),
        ];
    }

    private CheckResult Result(
        CheckDefinition check, ServerInventory inventory, string expected, (CheckStatus Status, string Actual, string Evidence) finding) =>
        check.Result(
            finding.Status,
            inventory.ComputerName,
            expected,
            finding.Actual,
            (finding.Evidence.Length > 0 ? finding.Evidence + ". " : "") + SR.SpecEvidence.With(inventory.ReadAt, _profile.Name));

    private string ForSessions(string expected) => _sessions is { } sessions ? SR.SpecForSessions.With(expected, sessions) : expected;
}
