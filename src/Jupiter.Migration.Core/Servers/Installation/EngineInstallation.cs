using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// Installs an instance of SQL Server on this computer, unattended (clauses P3, S4a). Run again it changes nothing and says what differs. That nobody has
/// seen it on a real Windows yet is one of its results.
/// </summary>
/// <param name="settings">What the instance is to be like.</param>
/// <param name="ports">What it needs of the computer and of the engine.</param>
public sealed class EngineInstallation(EngineSettings settings, InstallationPorts ports)
{
    private const string InstanceNames = @"SOFTWARE\Microsoft\Microsoft SQL Server\Instance Names\SQL";
    private const string Administrator = "sa";
    private static readonly CheckDefinition Password = CheckRegister.Find("Engine.Password");
    private static readonly CheckDefinition Unproved = CheckRegister.Find("Engine.Unproved");
    private static readonly bool[] Views = [false, true];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly string[] Starting = [nameof(SR.ServerNotReached), nameof(SR.ServerRefuses), nameof(SR.ServerTimedOut), nameof(SR.ConnectionLost)];

    private SetupLog? _running;

    /// <summary>The log of a set-up that goes on while nobody waits for it; null where none does. Its folder is made some time after the start.</summary>
    public string? RunningLog => _running?.Place;

    /// <summary>What a person has to do about the password of sa; null where nothing is owed. It is said also beside its result, which a pipeline may not have let through.</summary>
    public string? PasswordRemedy { get; private set; }

    /// <summary>Whether the instance is there ("File locations for default and named instances" on Microsoft Learn).</summary>
    /// <returns>Whether it is.</returns>
    /// <exception cref="MigrationException">InstancesNotKnown.</exception>
    public bool IsThere()
    {
        try
        {
            return Views.Any(is32Bit => ports.Registry.Read(RegistryHive.LocalMachine, InstanceNames, is32Bit) is { } key
                && key.Values.Keys.Contains(settings.InstanceName!, StringComparer.OrdinalIgnoreCase));
        }
        catch (RegistryUnreadableException e)
        {
            throw MigrationException.Because(nameof(SR.InstancesNotKnown), settings.InstanceName, e, settings.InstanceName, e.Message);
        }
    }

    /// <summary>Says in what the instance differs. Nothing is changed.</summary>
    /// <param name="password">The password of sa in mixed mode; null for the Windows account of this process.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results.</returns>
    public IReadOnlyList<CheckResult> Compare(SecureString? password, CancellationToken cancellation) => Compare(password, new Dictionary<string, string>(), cancellation);

    /// <summary>Installs it.</summary>
    /// <param name="media">Full path of the set-up.</param>
    /// <param name="sha256">Its SHA-256.</param>
    /// <param name="password">The password that sa gets in mixed mode.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops everything but the set-up: <see cref="RunningLog"/>.</param>
    /// <returns>The results, each as soon as it is there.</returns>
    /// <exception cref="MigrationException">The port is taken, the media is not what it should be, or the set-up could not be started.</exception>
    public IEnumerable<CheckResult> Install(string media, string sha256, SecureString? password, IOperationObserver observer, CancellationToken cancellation)
    {
        if (settings.Port is { } port && ports.IsPortTaken(port))
        {
            throw MigrationException.Because(nameof(SR.SetupPortTaken), port, port);
        }

        using var proved = SetupMedia.Prove(media, sha256, ports.Trust, observer, cancellation);
        yield return proved.Proof;
        var oneUse = OneUsePassword.Make();
        var log = new SetupLog(ports.LogRoot, oneUse);
        var code = SetupProgram.Run(
            proved.Path, SetupArguments.Line(settings, oneUse, ports.FindVersion(proved.Path)), log, observer, () => Started(log), cancellation);
        _running = null;
        var isThere = IsThereIfKnown();
        var end = SetupExit.Judge(settings.InstanceName!, code, log.Summary(), log.Place, isThere);

        // Before anything is told: whoever listens may go at any result, and also what a failed set-up left lets in.
        var replaced = isThere != false && settings.IsMixedMode == true ? ReplacePassword(oneUse, password!) : null;
        PasswordRemedy = replaced?.Remedy is { Length: > 0 } remedy ? remedy : null;
        yield return end;
        if (replaced is not null)
        {
            yield return replaced;
        }

        // Where a policy refused the new password the random one still lets in: what is left is done with it, so that only the password is owed.
        var isRandom = replaced?.IsRefuted() == true;
        if (isThere == true && !end.IsRefuted() && (isRandom || replaced?.Blocks != true))
        {
            foreach (var result in Finish(isRandom ? new NetworkCredential(Administrator, oneUse).SecurePassword : password, cancellation))
            {
                yield return result;
            }
        }

        yield return Unproved.Result(CheckStatus.Warning, settings.InstanceName!, SR.EngineProved, SR.EngineUnproved);
    }

    private void Started(SetupLog log)
    {
        _running = log;
        PasswordRemedy = settings.IsMixedMode == true ? SR.SetupPasswordPending : null;
    }

    // A registry that says nothing must not keep the password from being replaced.
    private bool? IsThereIfKnown()
    {
        try
        {
            return IsThere();
        }
        catch (MigrationException)
        {
            return null;
        }
    }

    private IReadOnlyList<CheckResult> Finish(SecureString? password, CancellationToken cancellation)
    {
        var failed = new Dictionary<string, string>();
        if (settings.MemoryLimitMegabytes is { } limit)
        {
            Try(failed, "MemoryLimitMB", () => ports.Fresh().LimitMemory(Entry(password), limit, cancellation));
        }

        if (settings.Port is not null)
        {
            Try(failed, nameof(settings.Port), () => ports.Network.SetPort(settings, Version(password, cancellation), cancellation));
        }

        // Last: a disabled service could not have been restarted, and nobody could have entered.
        if (settings.ServiceStart == SetupStart.Disabled)
        {
            Try(failed, nameof(settings.ServiceStart), () => ports.Disable(settings.ServiceName));
        }

        return Compare(password, failed, cancellation);
    }

    // Nothing stops it: who presses Ctrl+C here would leave a password that any program of this computer could read.
    private CheckResult ReplacePassword(string oneUse, SecureString password)
    {
        var isReplaced = false;
        try
        {
            var address = Entry(new NetworkCredential(Administrator, oneUse));
            Reach(address, CancellationToken.None).Dispose();
            ports.Fresh().ReplacePassword(address, password);
            isReplaced = true;
            Reach(Entry(password), CancellationToken.None).Dispose();
            return Password.Result(CheckStatus.Pass, settings.InstanceName!, SR.EnginePasswordReplaced, SR.EnginePasswordReplaced);
        }
        catch (MigrationException e)
        {
            return isReplaced
                ? Password.Result(CheckStatus.Unknown, settings.InstanceName!, SR.EnginePasswordReplaced, SR.EnginePasswordNotEntered, e.Message) with { Remedy = SR.EnginePasswordNotEnteredRemedy.With(settings.InstanceName!) }
                : Password.Result(CheckStatus.Fail, settings.InstanceName!, SR.EnginePasswordReplaced, e.Message);
        }
    }

    private IReadOnlyList<CheckResult> Compare(SecureString? password, IReadOnlyDictionary<string, string> failed, CancellationToken cancellation)
    {
        var comparison = new EngineComparison(settings, ports.FindService);
        try
        {
            using var instance = Reach(Entry(password), cancellation);
            return comparison.Check(instance, failed, cancellation);
        }
        catch (MigrationException e)
        {
            return [.. comparison.Failed(failed), comparison.NotReached(e.Message)];
        }
    }

    private Version Version(SecureString? password, CancellationToken cancellation)
    {
        using var instance = Reach(Entry(password), cancellation);
        return System.Version.Parse(instance.GetFacts(cancellation).Version);
    }

    private static void Try(Dictionary<string, string> failed, string setting, Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is MigrationException or NoDeviceAnswerException or SettingUnavailableException)
        {
            failed[setting] = e.Message;
        }
    }

    // A service that was just started does not let in at once.
    private IDatabaseInstance Reach(ServerAddress address, CancellationToken cancellation)
    {
        for (var deadline = Deadline.In(ports.Patience); ; cancellation.WaitHandle.WaitOne(Pause))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return ports.Open(address, cancellation);
            }
            catch (MigrationException e) when (Starting.Contains(e.ErrorId) && !deadline.IsOver)
            {
            }
        }
    }

    private ServerAddress Entry(SecureString? password) =>
        Entry(settings.IsMixedMode == true && password is not null ? new NetworkCredential(Administrator, password) : null);

    // It is this computer's own, and its certificate is the one that it has just made for itself.
    private ServerAddress Entry(NetworkCredential? credential) =>
        ports.Address.With(new ServerAccess { Credential = credential, TrustServerCertificate = true });
}
