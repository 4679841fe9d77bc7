# Runs scenario files under Pester and writes a line of JSON for each test, and for whatever broke outside of a test.
param([string]$Pester, [string]$Module, [string[]]$Path, [cultureinfo]$Culture, [string]$Result)

$ErrorActionPreference = 'Stop'
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $Culture
$ProgressPreference = 'SilentlyContinue'
Import-Module $Pester
Import-Module $Module

function ConvertTo-Row($Subject, [string]$File, [string]$Name, [string]$Outcome) {
    @{
        File    = Split-Path $File -Leaf
        Name    = $Name
        Outcome = $Outcome
        Error   = @($Subject.ErrorRecord | ForEach-Object { "$_`n$($_.ScriptStackTrace)" }) -join "`n"
    }
}

$run = Invoke-Pester -Configuration @{
    Run    = @{ Path = $Path; PassThru = $true }
    Output = @{ Verbosity = 'Detailed'; RenderMode = 'Plaintext' }
}
$rows = @(
    $run.Tests | ForEach-Object { ConvertTo-Row $_ $_.ScriptBlock.File $_.ExpandedPath $_.Result }
    $run.FailedBlocks | ForEach-Object { ConvertTo-Row $_ $_.ScriptBlock.File "$($_.ExpandedPath) (block)" 'Failed' }
    $run.FailedContainers | ForEach-Object { ConvertTo-Row $_ "$($_.Item)" '(file)' 'Failed' }
)
$rows | ForEach-Object { ConvertTo-Json $_ -Compress } | Set-Content $Result -Encoding utf8NoBOM
