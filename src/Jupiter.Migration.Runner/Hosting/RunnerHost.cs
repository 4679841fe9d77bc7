using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using Jupiter.Migration.Runner.Resources;

namespace Jupiter.Migration.Runner.Hosting;

/// <summary>What the PowerShell engine sees of the runner.</summary>
internal sealed class RunnerHost : PSHost
{
    private readonly RunnerUserInterface _interface;

    /// <summary>Makes a host.</summary>
    /// <param name="userInterface">Where it writes and asks.</param>
    public RunnerHost(RunnerUserInterface userInterface) => _interface = userInterface;

    /// <summary>What the script's <c>exit</c> said, or null.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "Jupiter.Migration.Runner";

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(RunnerHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _interface;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.DefaultThreadCurrentCulture ?? CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.DefaultThreadCurrentUICulture ?? CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() =>
        throw RunnerErrors.Because(nameof(Texts.SuspendNotPossible), ErrorCategory.InvalidOperation);

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
