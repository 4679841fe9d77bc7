using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>Checks a backup against its manifest and lets the engine verify it (clauses R2, R4a).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterBackup")]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance, ErrorArea.BackupByPath, ErrorArea.Manifest, ErrorArea.BackupMedium,
    ErrorArea.BackupContent, ErrorArea.Path, ErrorArea.File)]
public sealed class TestJupiterBackupCommand : ServerCommand
{
    /// <summary>The backup.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "FullName")]
    public string BackupFile { get; set; } = "";

    /// <summary>A server that reads the backup. SQL Server reads a backup in no other way.</summary>
    [Parameter]
    [ServerInstanceTransformation]
    public ServerAddress? ServerInstance { get; set; }

    /// <summary>Also asks that server whether it could restore the backup: version, edition, collation, room, rights.</summary>
    [Parameter]
    public SwitchParameter ForRestore { get; set; }

    /// <summary>The manifest on this computer, when -BackupFile is a path that only the server sees.</summary>
    [Parameter]
    public string? ManifestFile { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = ManifestFile is null ? FullPath(BackupFile) : BackupFile;
        var manifest = ManifestFile is null ? null : FullPath(ManifestFile);
        using var instance = ServerInstance is null ? null : Open(ServerInstance);
        WriteObject(
            Await((observer, stop) =>
            {
                var verification = new BackupVerification(Engines, observer);
                var results = verification.Run(path, manifest, instance, stop);
                return instance is null || !ForRestore || verification.Manifest is not { } found
                    ? results
                    : results.Concat(instance.CheckRestore(
                        new RestorePreview { BackupFile = path, Database = found.Database, Recorded = found.BackupSet }, stop)).ToArray();
            }),
            enumerateCollection: true);
    }
}
