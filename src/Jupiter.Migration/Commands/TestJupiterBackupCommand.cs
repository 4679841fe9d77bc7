using System.Management.Automation;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Commands;

/// <summary>Checks a backup against its manifest and lets the engine verify it (clauses R2, R4a).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterBackup")]
[OutputType(typeof(CheckResult))]
public sealed class TestJupiterBackupCommand : JupiterCommand
{
    /// <summary>The backup.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "FullName")]
    public string BackupFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(BackupFile);
        WriteObject(Await((observer, stop) => new BackupVerification(Engines, observer).Run(path, stop)), enumerateCollection: true);
    }
}
