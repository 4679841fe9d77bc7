<#
.SYNOPSIS
    Runs the scenarios in Pester, in one language, and writes how many passed, failed and were skipped into a file.
#>
param(
    [Parameter(Mandatory)][cultureinfo]$Culture,
    [Parameter(Mandatory)][string]$Pester,
    [Parameter(Mandatory)][string]$Path,
    [Parameter(Mandatory)][string]$Counts
)

$ErrorActionPreference = 'Stop'
[cultureinfo]::CurrentUICulture = [cultureinfo]::CurrentCulture = $Culture
[cultureinfo]::DefaultThreadCurrentUICulture = [cultureinfo]::DefaultThreadCurrentCulture = $Culture
$ProgressPreference = 'SilentlyContinue'
Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration

# A block or a file that could not begin has tests that nobody counts as failed.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
[IO.File]::WriteAllText($Counts, "$($run.PassedCount) $failed $($run.SkippedCount + $run.NotRunCount)`n")
exit [int]($failed -gt 0)
