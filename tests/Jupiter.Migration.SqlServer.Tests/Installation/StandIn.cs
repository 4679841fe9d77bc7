using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Files;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Servers.Installation;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.SqlServer.Installation;
using Jupiter.Migration.SqlServer.Tests.Doubles;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>
/// A stand-in for the set-up of SQL Server: a real process that notes its arguments, writes logs where the real one does and ends with a code. It installs
/// nothing: a double of SQL Server has been there before, and gets the password of sa that stood on the command line.
/// </summary>
internal sealed class StandIn : IDisposable, IPackageTrust, IRegistry, IEngineNetwork, IOperationObserver
{
    private readonly string _root = Directory.CreateTempSubdirectory("jupiter-setup-").FullName;
    private readonly RunningDouble? _server;
    private bool _hasPassword;

    public StandIn(RunningDouble? server = null, int exitCode = 0, string? summary = "0", string waits = "")
    {
        _server = server;
        LogRoot = Path.Combine(_root, "Microsoft SQL Server");
        Directory.CreateDirectory(Path.Combine(Log, "20250101_000000"));
        File.WriteAllText(Path.Combine(Log, "20250101_000000", "Summary_JUPITER_20250101_000000.txt"), "X:\n  R: an older run\n  C: 7\n\n");
        Media = Path.Combine(_root, "SQLEXPR_x64_RUS.exe");
        var folder = Path.Combine(Log, "20260304_050607");
        File.WriteAllText(Media, $"""
            #!/bin/sh
            printf '%s\n' "$@" > '{Arguments}'
            for a in "$@"; do case $a in /SAPWD=*) p=$a;; esac; done
            mkdir -p '{folder}'
            printf '(01) 2026-03-04 05:06:07 Slp: Running Action: Install_sql_engine_core_inst_Cpu64_Action %s\n' "$p" > '{folder}/Detail.txt'
            {waits}
            {(summary is null ? "" : $"printf 'Overall summary:\\n  Final result: done\\n  Exit code (Decimal): {summary}\\n  Exit message: because %s\\n\\n' \"$p\" > '{folder}/Summary_JUPITER_20260304_050607.txt'")}
            exit {exitCode}
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Media, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Sha256 = Hexadecimal.Sha256(File.ReadAllBytes(Media));
    }

    public string Media { get; }

    public string Sha256 { get; }

    public string LogRoot { get; }

    public string Arguments => Path.Combine(_root, "arguments");

    public bool WasRun => File.Exists(Arguments);

    public string OneUse => File.ReadLines(Arguments).Single(line => line.StartsWith("/SAPWD=", StringComparison.Ordinal))["/SAPWD=".Length..];

    public PackageSignature Signature { get; set; } = new(true, "Microsoft Corporation", "");

    public List<string> Reports { get; } = [];

    public Action<OperationProgress>? Reported { get; set; }

    public List<(int? Port, Version Version)> Ports { get; } = [];

    public Exception? NetworkFails { get; set; }

    public HashSet<string> Instances { get; } = [];

    public HashSet<int> TakenPorts { get; } = [];

    public int Version { get; init; }

    public List<string> Disabled { get; } = [];

    public Func<IFreshInstance> Fresh { get; set; } = () => new FreshInstance();

    public bool Registers { get; init; } = true;

    private string Log => Path.Combine(LogRoot, "160", "Setup Bootstrap", "Log");

    public EngineInstallation Installation(EngineSettings settings) => new(settings, new InstallationPorts
    {
        Registry = this,
        Trust = this,
        FindVersion = path => path == Media ? Version : 0,
        LogRoot = LogRoot,
        FindService = name => new WindowsService { Name = name, DisplayName = name, Start = Disabled.Contains(name) ? ServiceStart.Disabled : ServiceStart.Automatic },
        Disable = name => Disabled.Add(name),
        IsPortTaken = TakenPorts.Contains,
        Open = Open,
        Fresh = Fresh,
        Network = this,
        Address = _server?.Address ?? ServerAddress.Parse("127.0.0.1,1"),
        Patience = TimeSpan.Zero,
    });

    public string Pipe(string name)
    {
        var path = Path.Combine(_root, name);
        using var made = Process.Start("mkfifo", path);
        made.WaitForExit();
        return path;
    }

    public PackageSignature Check(string path) => Signature;

    public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit) =>
        is32Bit && path.EndsWith(@"Instance Names\SQL", StringComparison.Ordinal)
            ? new RegistryKey(Instances.Concat(WasRun && _server is not null && Registers ? ["SQLEXPRESS"] : []).ToDictionary(name => name, name => new RegistryValue { Text = "MSSQL16." + name }, StringComparer.OrdinalIgnoreCase), []) : null;

    public void SetPort(EngineSettings settings, Version version, CancellationToken cancellation)
    {
        Ports.Add((settings.Port, version));
        if (NetworkFails is { } failure)
        {
            throw failure;
        }
    }

    public void Report(OperationProgress progress)
    {
        Reports.Add(progress.Activity + ": " + progress.Status);
        Reported?.Invoke(progress);
    }

    public void Detail(string message) => Reports.Add(message);

    public void Warn(string message) => Reports.Add(message);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private IDatabaseInstance Open(ServerAddress address, CancellationToken cancellation)
    {
        if (!_hasPassword && WasRun && _server is not null)
        {
            _hasPassword = true;
            _server.Run($"ALTER LOGIN sa WITH PASSWORD = N'{OneUse}'");
        }

        return new SqlServerEngine().Open(address.With(new ServerAccess
        {
            Credential = address.Access.Credential, TrustServerCertificate = true, Encryption = ConnectionEncryption.Optional,
        }), cancellation);
    }
}
