using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using System.Security;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Installation;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Commands;

/// <summary>Installs SQL Server Express on this computer, unattended, as the old server had it or as the parameters say (clauses P3, S4a). Run again it changes nothing and says what differs.</summary>
[Cmdlet(VerbsLifecycle.Install, "JupiterDatabaseEngine", SupportsShouldProcess = true)]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Engine, ErrorArea.Installation, ErrorArea.Inventory, ErrorArea.Path, ErrorArea.File)]
public sealed class InstallJupiterDatabaseEngineCommand : JupiterCommand
{
    private const string Engine = "SqlServer";

    /// <summary>The set-up: the program of Microsoft for SQL Server Express, such as SQLEXPR_x64_RUS.exe.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Media { get; set; } = "";

    /// <summary>Its SHA-256, as it was taken from a copy that is trusted.</summary>
    [Parameter(Mandatory = true)]
    [ValidatePattern("^[0-9A-Fa-f]{64}$")]
    public string Sha256 { get; set; } = "";

    /// <summary>Accepts Microsoft's license terms for SQL Server, and the privacy statement that set-ups since 2016 ask for, too.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter AcceptSqlServerLicenseTerms { get; set; }

    /// <summary>What was recorded on the old server: an inventory, or the path of its file. The other parameters win over it.</summary>
    [Parameter]
    [InventoryTransformation]
    [ValidateNotNull]
    [ValidateCount(1, 1)]
    public InventorySource[] OldInventory { get; set; } = [];

    /// <summary>Name of the instance; MSSQLSERVER for the default one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceName { get; set; }

    /// <summary>Collation of the instance.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Collation { get; set; }

    /// <summary>Lets SQL Server logins in, beside Windows accounts.</summary>
    [Parameter]
    public SwitchParameter MixedMode { get; set; }

    /// <summary>The password that sa gets in mixed mode.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? SaPassword { get; set; }

    /// <summary>The TCP port on all addresses.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    /// <summary>The protocols that are switched on.</summary>
    [Parameter]
    [ValidateNotNull]
    public SetupProtocol[] Protocol { get; set; } = [];

    /// <summary>When the service of the instance starts.</summary>
    [Parameter]
    public SetupStart ServiceStart { get; set; }

    /// <summary>When SQL Server Browser starts.</summary>
    [Parameter]
    public SetupStart BrowserStart { get; set; }

    /// <summary>Folder of new data files, on a drive of the server.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>Folder of new logs, on a drive of the server.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Folder of backups, on a drive of the server.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BackupPath { get; set; }

    /// <summary>The most memory that the instance takes, in megabytes.</summary>
    [Parameter]
    [ValidateRange(128, int.MaxValue - 1)]
    public int MemoryLimitMB { get; set; }

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!AcceptSqlServerLicenseTerms)
        {
            throw MigrationException.Because(nameof(SR.SetupLicenseNotAccepted), null);
        }

        var media = FullPath(Media);
        var settings = Settings();
        var arguments = SetupArguments.Shown(settings, FindVersion(media));
        var installation = IsWindows ? new EngineInstallation(settings, Ports(settings)) : null;
        if (installation?.IsThere() == true)
        {
            Stream((_, stop) => installation.Compare(SaPassword, stop));
        }
        else if (ShouldProcess(Environment.MachineName, SR.ActionInstallEngine.With(media, arguments)))
        {
            Install(installation ?? throw MigrationException.Because(nameof(SR.SetupNeedsWindows), Environment.MachineName), settings, media);
        }
    }

    private static InstallationPorts Ports(EngineSettings settings) => new()
    {
        Registry = new WindowsRegistry(),
        Trust = new WindowsPackageTrust(),
        FindVersion = FindVersion,
        LogRoot = Path.Combine(Environment.GetEnvironmentVariable("ProgramW6432") ?? Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Microsoft SQL Server"),
        FindService = new ServiceManager(null).Find,
        Disable = name => new ServiceManager(null).SetStart(name, Servers.Settings.ServiceStart.Disabled),
        IsPortTaken = port => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port),
        Open = Engines.Open,
        Fresh = () => Engines.FindBeside<IFreshInstance>(Engine),
        Network = new SqlConfigurationProvider(() => CimSource.OfThisComputer.Open(""), new ServiceManager(null).AwaitStop, new ServiceManager(null).Start),
        Address = settings.LocalAddress(),
    };

    private static int FindVersion(string path)
    {
        try
        {
            return FileVersionInfo.GetVersionInfo(path).FileMajorPart;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private void Install(EngineInstallation installation, EngineSettings settings, string media)
    {
        var password = settings.IsMixedMode == true ? SaPassword ?? AskPassword() : null;
        if (settings.IsMixedMode == true)
        {
            SaPasswordRule.Require(password, nameof(SaPassword));
        }

        try
        {
            Stream((reports, stop) => installation.Install(media, Sha256, password, reports, stop));
        }
        finally
        {
            // After Ctrl+C a cmdlet writes nothing any more, and this has to be said.
            if (installation.RunningLog is { } log)
            {
                Host.UI?.WriteWarningLine(SR.SetupGoesOn.With(log));
            }

            if (installation.PasswordRemedy is { } owed)
            {
                Host.UI?.WriteWarningLine(owed);
            }
        }
    }

    // A session without a person has nobody to ask.
    private SecureString? AskPassword()
    {
        try
        {
            var (first, second) = (Ask(SR.SaPasswordQuestion), Ask(SR.SaPasswordAgain));
            SaPasswordRule.RequireSame(first, second);
            return first;
        }
        catch (Exception e) when (e is HostException or PSInvalidOperationException or NotImplementedException or NotSupportedException)
        {
            return null;
        }
    }

    private SecureString? Ask(string question)
    {
        Host.UI?.Write(question + " ");
        return Host.UI?.ReadLineAsSecureString();
    }

    private EngineSettings Settings()
    {
        var old = OldInventory.SingleOrDefault()?.Find(path => [FullPath(path)]).Single()();
        if (old is not null)
        {
            InventoryLimits.Require(old, old.ToString());
        }

        var recorded = RecordedSettings.Of(old);
        var protocols = Given(nameof(Protocol)) ? Protocol : recorded.Protocols;
        return recorded with
        {
            InstanceName = InstanceName ?? recorded.InstanceName,
            Collation = Collation ?? recorded.Collation,
            IsMixedMode = Given(nameof(MixedMode)) ? MixedMode.IsPresent : recorded.IsMixedMode,
            Port = Given(nameof(Port)) ? Port : protocols.Contains(SetupProtocol.Tcp) ? recorded.Port : null,
            Protocols = protocols,
            ServiceStart = Given(nameof(ServiceStart)) ? ServiceStart : recorded.ServiceStart,
            BrowserStart = Given(nameof(BrowserStart)) ? BrowserStart : recorded.BrowserStart,
            DataPath = DataPath,
            LogPath = LogPath,
            BackupPath = BackupPath,
            MemoryLimitMegabytes = Given(nameof(MemoryLimitMB)) ? MemoryLimitMB : recorded.MemoryLimitMegabytes,
        };
    }

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
