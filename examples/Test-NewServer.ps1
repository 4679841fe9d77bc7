#Requires -Modules Jupiter.Migration
<#
.SYNOPSIS
    Is the new server ready (H1, H2, W1, P0 to P1f)? For the customer's IT. Готов ли новый сервер? Для ИТ-специалиста заказчика.
.DESCRIPTION
    Leaves two files: server.json for Jupiter's specialist, and missing.txt, what has to be done before he comes. Run it on the new server as an administrator, in another
    network than the venue's. A server without the module is asked by collect-server.ps1: give its file to -Collected, on any computer.
.EXAMPLE
    ./Test-NewServer.ps1 ./venue.json -OutFolder E:\ForJupiter
.EXAMPLE
    ./Test-NewServer.ps1 ./venue.json -OutFolder ./checked -Collected ./JUPITER-20261201-101500.json -Role RemoteDesktop
#>
param(
    [Parameter(Mandatory = $true)][string]$Venue,
    [Parameter(Mandatory = $true)][string]$OutFolder,
    [string]$Collected,
    [ValidateSet('DatabaseOnly', 'RemoteDesktop')][string]$Role = 'DatabaseOnly'
)
$ErrorActionPreference = 'Stop'
$null = New-Item $OutFolder -ItemType Directory -Force
$file, $list = (Join-Path $OutFolder 'server.json'), (Join-Path $OutFolder 'missing.txt')
if ($Collected) { Copy-Item -LiteralPath $Collected $file } else { $null = Get-JupiterServerInventory -OutFile $file }

$checks = @(Test-JupiterServerSpec $Role $file) + @(Test-JupiterServerPreparation $file -Venue $Venue)
$open = @($checks | Where-Object Status -NE 'Pass' | Sort-Object { -not $_.Blocks }, Clause)
$open | ForEach-Object {
    '[{0}] {1} {2}: {3}' -f [Jupiter.Migration.Hosting.ViewText]::Name($_.Status), $_.Clause, $_.Subject, $_.Actual
    '    {0}' -f $_.Expected
    '    -> {0}' -f $_.Remedy
} | Set-Content -LiteralPath $list -Encoding UTF8

Get-Content -LiteralPath $list -Encoding UTF8
exit [int](@($open | Where-Object Blocks).Count -gt 0)
