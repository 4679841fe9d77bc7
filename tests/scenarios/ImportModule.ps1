# Imports the module that the build staged, unless the session has one already.
if (-not (Get-Module Jupiter.Migration)) {
    $versions = @([IO.Directory]::GetDirectories([IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'Jupiter.Migration')))
    Import-Module ([IO.Path]::Combine($versions[-1], 'Jupiter.Migration.psd1'))
}
