<#
.SYNOPSIS
    The build, for people who have PowerShell. Each task is one dotnet command.
.EXAMPLE
    ./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Rehearse', 'Package', 'Zip')]
    [string[]]$Task = 'Build'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) {
        switch ($name) {
            'Build' { dotnet build }
            'Test' { dotnet test }
            'Rehearse' { dotnet run --project examples }
            'Package' { dotnet pack build/Jupiter.Migration.Package }
            'Zip' { dotnet build build/Jupiter.Migration.Package -t:Zip }
        }
        if ($LASTEXITCODE -ne 0) { throw "$name failed with exit code $LASTEXITCODE." }
    }
}
finally {
    Pop-Location
}
