#Requires -Modules Jupiter.Migration
<#
.SYNOPSIS
    A support desk's morning: which nights stand still, who has to be called today, and what to tell him. Утро поддержки: кому сегодня звонить.
.DESCRIPTION
    Only reads. Cases of this computer or of a share, and with -ComputerName those that lie at the venues, which need the module, too.
.EXAMPLE
    ./Show-DeskMorning.ps1 D:\Cases\*
.EXAMPLE
    ./Show-DeskMorning.ps1 D:\Cases\* -ComputerName yolki-pos, sosny-pos -Days 3
#>
param(
    [Parameter(Mandatory = $true)][string[]]$Path,
    [string[]]$ComputerName,
    [ValidateRange(1, 366)][int]$Days = 1
)
# A case that can't be read, or a venue that does not answer, is shown as an error, and the others have their turn.
$ErrorActionPreference = 'Continue'
$due = {
    param([string[]]$Path, [datetime]$Until)
    # A text: a value of an enumeration arrives as its number.
    Get-JupiterMigration $Path -Overview | Where-Object { "$($_.Phase)" -eq 'Failed' -or ($_.DueAt -and $_.DueAt -lt $Until) } | ForEach-Object {
        $status = $_
        $step = (Get-JupiterMigration -LiteralPath $status.Case).Steps | Where-Object Id -EQ $status.NextStep | Select-Object -First 1
        [pscustomobject]@{
            DueAt = $status.DueAt; Venue = $status.Venue; Phase = "$($status.Phase)"; Step = "$($status.NextStep) $($status.NextTitle)".Trim(); Call = $status.WaitsFor
            Say = $step.Message; Fault = $step.Error; Case = $status.Case
        }
    }
}
$until = (Get-Date).Date.AddDays($Days)
$(& $due $Path $until; if ($ComputerName) { Invoke-Command $ComputerName $due -ArgumentList $Path, $until }) |
    Sort-Object { $_.Phase -ne 'Failed' }, DueAt |
    Select-Object DueAt, Venue, @{ Name = 'Phase'; Expression = { [Jupiter.Migration.Hosting.ViewText]::Name($_.Phase, 40, 'CasePhase') } }, Step, Call, Say, Fault, Case, @{ Name = 'On'; Expression = { $_.PSComputerName } }
