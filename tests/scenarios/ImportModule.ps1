# Imports the module that the build staged, unless the session has one already.
if (-not (Get-Module Jupiter.Migration)) {
    $newest = Get-ChildItem (Join-Path $PSScriptRoot '../../out/Jupiter.Migration') -Directory | Sort-Object { [version]$_.Name } | Select-Object -Last 1
    Import-Module (Join-Path $newest.FullName 'Jupiter.Migration.psd1')
}
