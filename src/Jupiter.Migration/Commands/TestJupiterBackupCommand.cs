using System;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Commands;

/// <summary>Checks a backup against its manifest and lets the engine verify it (clauses R2, R4a).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterBackup", DefaultParameterSetName = Alone)]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance, ErrorArea.BackupByPath, ErrorArea.Manifest, ErrorArea.BackupMedium,
    ErrorArea.BackupContent, ErrorArea.Path, ErrorArea.File)]
public sealed class TestJupiterBackupCommand : ServerCommand
{
    private const string Alone = "BackupFile";
    private const string OnServer = "BackupFileOnServer";
    private const string LiteralAlone = "LiteralPath";
    private const string LiteralOnServer = "LiteralPathOnServer";

    /// <summary>The backups, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Alone)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OnServer)]
    [SupportsWildcards]
    public string[] BackupFile { get; set; } = [];

    /// <summary>The backups; wildcards mean themselves.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralAlone)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralOnServer)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>A server that reads the backups. SQL Server reads a backup in no other way.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OnServer)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralOnServer)]
    [ServerInstanceTransformation]
    public ServerAddress? ServerInstance { get; set; }

    /// <summary>Also asks that server whether it could restore the backup: version, edition, collation, room, rights.</summary>
    [Parameter(ParameterSetName = OnServer)]
    [Parameter(ParameterSetName = LiteralOnServer)]
    public SwitchParameter ForRestore { get; set; }

    /// <summary>The manifest on this computer, when -BackupFile is a path that only the server sees.</summary>
    [Parameter(ParameterSetName = OnServer)]
    [Parameter(ParameterSetName = LiteralOnServer)]
    public string? ManifestFile { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var isLiteral = ParameterSetName is LiteralAlone or LiteralOnServer;
        var paths = isLiteral ? LiteralPath : BackupFile;
        var manifest = ManifestFile is null ? null : FullPath(ManifestFile);
        using var instance = ServerInstance is null ? null : Open(ServerInstance);
        if (manifest is null)
        {
            ForEachPath(paths, isLiteral, path => Test(path, null, instance));
            return;
        }

        Array.ForEach(paths, path => ForItem(() => Test(path, manifest, instance)));
    }

    private void Test(string path, string? manifest, IDatabaseInstance? instance) => WriteObject(
        Await((observer, stop) =>
        {
            var verification = new BackupVerification(Engines, observer);
            var results = verification.Run(path, manifest, instance, stop);
            return instance is null || !ForRestore || verification.Manifest is not { } found
                ? results
                : results.Concat(instance.CheckRestore(
                    new RestorePreview { BackupFile = path, Database = found.Database, Recorded = found.BackupSet }, stop))
                    .Concat(DatabaseComparison.Uncovered(found.Content)).ToArray();
        }),
        enumerateCollection: true);
}
