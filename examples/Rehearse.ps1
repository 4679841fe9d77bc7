<#
.SYNOPSIS
    Runs one of the rehearsals, in the language that is asked for. `dotnet run --project examples` starts here.
.PARAMETER Story
    ServerReplacement or OsReinstall.
.PARAMETER Culture
    Language of everything that is told, such as ru-RU. By default that of the system.
.EXAMPLE
    dotnet run --project examples -- -Receipts 100000
.EXAMPLE
    dotnet run --project examples -- -Story OsReinstall -Culture ru-RU
#>
param(
    [ValidateSet('ServerReplacement', 'OsReinstall')][string]$Story = 'ServerReplacement',
    [cultureinfo]$Culture
)

# Without this a refusal would end its own statement only, and the script would go on.
$ErrorActionPreference = 'Stop'
if ($Culture) { [cultureinfo]::CurrentUICulture = [cultureinfo]::CurrentCulture = $Culture }

# What is not for this script is for the rehearsal.
& (Join-Path $PSScriptRoot "Rehearse-$Story.ps1") @args
exit $LASTEXITCODE
