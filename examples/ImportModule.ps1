# Imports the module that the build staged, unless the session has one already.
if (-not (Get-Module Jupiter.Migration)) {
    $staged = Join-Path $PSScriptRoot '../out/Jupiter.Migration'
    if (-not (Test-Path $staged)) { throw "The module is not built yet: dotnet build" }
    $newest = Get-ChildItem $staged -Directory | Sort-Object { [version]$_.Name } | Select-Object -Last 1
    Import-Module (Join-Path $newest.FullName 'Jupiter.Migration.psd1')
}
