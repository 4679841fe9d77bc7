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
$cases = @(Get-JupiterMigration $Path -Overview)
if ($ComputerName) { $cases += @(Invoke-Command $ComputerName { Get-JupiterMigration $using:Path -Overview }) }

$until = (Get-Date).Date.AddDays($Days)
$cases | Where-Object { "$($_.Phase)" -eq 'Failed' -or ($_.DueAt -and $_.DueAt -lt $until) } |
    Sort-Object { "$($_.Phase)" -ne 'Failed' }, DueAt | ForEach-Object {
        $status = if ($_.PSComputerName) { $_ } else { Get-JupiterMigration -LiteralPath $_.Case }
        $step = $status.Steps | Where-Object Id -EQ $status.NextStep | Select-Object -First 1
        [pscustomobject]@{
            DueAt = $_.DueAt; Venue = $_.Venue; Phase = $_.Phase; Step = "$($_.NextStep) $($_.NextTitle)".Trim(); Call = $_.WaitsFor
            Say = $step.Message; Fault = $step.Error; Case = $_.Case; On = $_.PSComputerName
        }
    }
