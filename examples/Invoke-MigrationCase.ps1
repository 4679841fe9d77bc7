#Requires -Modules Jupiter.Migration
<#
.SYNOPSIS
    The same work as a case: planned once, then called again and again until it is accepted. Те же работы с планом и журналом, от согласования до приёмки.
.DESCRIPTION
    At a prompt it asks for each word as the night goes on. Elsewhere it ends where a person has to act and says who; what he says is recorded by Complete-JupiterStep.
.EXAMPLE
    $plan = @{
        Kind = 'ServerReplacement'; Venue = './venue.json'; StartAt = '2026-12-08 02:00'; BackupFile = 'D:\Night\Jupiter.bak'; CopyTo = 'E:\Night'
        OldServer = '192.168.1.10'; NewServer = '192.168.1.11'; OldServerInstance = '192.168.1.10,1433'; NewServerInstance = '192.168.1.11,1433'
    }
    ./Invoke-MigrationCase.ps1 D:\Cases\yolki -Plan $plan           # days before
    ./Invoke-MigrationCase.ps1 D:\Cases\yolki -ApprovedBy 'Юпитер'  # Jupiter's manager has agreed
    ./Invoke-MigrationCase.ps1 D:\Cases\yolki                       # in the night, and after each break
    ./Invoke-MigrationCase.ps1 D:\Cases\yolki -FoldersBack          # a reinstallation: on the new system
    ./Invoke-MigrationCase.ps1 D:\Cases\yolki -AcceptedBy 'Алёна Щукина'
#>
param(
    [Parameter(Mandatory = $true)][string]$Case,
    [hashtable]$Plan,
    [string]$ApprovedBy,
    [string]$FoldersTo,
    [switch]$FoldersBack,
    [string]$AcceptedBy,
    [hashtable]$Access = @{}
)
$ErrorActionPreference = 'Stop'
if ($Plan) {
    New-JupiterMigration $Case @Plan
    Export-JupiterReport $Case -As Memo -OutFile "$Case-memo.html"
    return
}

# O2: nothing is touched before. The trial of the restore (P3t) has an approval of its own.
if ($ApprovedBy) {
    Approve-JupiterMigration $Case $ApprovedBy -Trial
    Approve-JupiterMigration $Case $ApprovedBy
}

# P2: days before, and once more in the night, when only what changed is copied.
if ($FoldersTo) { Backup-JupiterFolder -Case $Case -Destination $FoldersTo -Force }

# P2: of a reinstallation, on the server itself, as soon as its new system is there.
if ($FoldersBack) { Restore-JupiterFolder -Case $Case -Confirm:$false }
if ($AcceptedBy) { Confirm-JupiterMigration $Case $AcceptedBy } else { Invoke-JupiterMigration $Case @Access }

Test-JupiterJournal $Case | Where-Object Blocks
Export-JupiterReport $Case -As Html -OutFile "$Case.html" -Force
