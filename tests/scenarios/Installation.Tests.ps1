# SQL Server is installed unattended (clauses P3, S4a): what keeps the set-up from being run, on every system; and, on Windows, that what is not proved
# never runs. A real set-up nobody has here.
BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $marker = "$TestDrive/ran.txt"
    $setup = "$TestDrive/setup.cmd"
    "@echo ran> ""$marker""" | Set-Content $setup -Encoding ascii
    $settings = @{ Media = $setup; InstanceName = 'SCENARIO'; Collation = 'Cyrillic_General_CI_AS'; AcceptSqlServerLicenseTerms = $true; Confirm = $false }

    function Get-Refusal([hashtable]$More) {
        try { Install-JupiterDatabaseEngine @settings @More; 'nothing' } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
    }
}

Describe 'Installing a database server' {
    AfterEach { Test-Path $marker | Should -BeFalse }

    It 'shows its command line and runs nothing' {
        Install-JupiterDatabaseEngine @settings -Sha256 ('0' * 64) -WhatIf | Should -BeNullOrEmpty
    }

    It 'accepts no license for anybody' {
        $settings.AcceptSqlServerLicenseTerms = $false
        Get-Refusal @{ Sha256 = '0' * 64 } | Should -Be 'SetupLicenseNotAccepted'
        $settings.AcceptSqlServerLicenseTerms = $true
    }

    It 'is refused on another system' -Skip:$IsWindows {
        Get-Refusal @{ Sha256 = '0' * 64 } | Should -Be 'SetupNeedsWindows'
    }

    It 'never runs another file than the one that was named' -Skip:(-not $IsWindows) {
        Get-Refusal @{ Sha256 = '0' * 64 } | Should -Be 'SetupHashDiffers'
    }

    It 'never runs what nobody signed' -Skip:(-not $IsWindows) {
        Get-Refusal @{ Sha256 = (Get-FileHash $setup).Hash } | Should -BeIn 'SetupSignatureRefused', 'SetupSignatureUnknown'
    }
}
