# The peer: what both tests ask of an inventory, as Pester's own language says it. No remedy, no clause, no limit on what a file may hold.
param([string]$Folder)

Describe 'Inventory <_.Name>' -ForEach (Get-ChildItem $Folder -Filter *.json) {
    BeforeAll { $inventory = Get-Content $_.FullName -Raw -Encoding utf8 | ConvertFrom-Json }

    It 'has memory' { ($inventory.memoryModules.capacityBytes | Measure-Object -Sum).Sum | Should -BeGreaterOrEqual 8GB }
    It 'has cores' { ($inventory.processors.cores | Measure-Object -Sum).Sum | Should -BeGreaterOrEqual 2 }
    It 'has a disk' { $inventory.disks | Where-Object { $_.mediaType -eq 'Ssd' -and $_.sizeBytes -ge 240e9 } | Should -Not -BeNullOrEmpty }
    It 'has a processor' { $inventory.processors.name | Should -Match 'i[3579]-|Xeon|Ryzen' }
    It 'has a system' { $inventory.operatingSystem.buildNumber | Should -BeGreaterOrEqual 7600 }
    It 'bears the name' { $inventory.computerName | Should -Be 'JUPITER' }
    It 'has an account' { $inventory.programs.accounts | Where-Object { $_.isLatin -and $_.isAdministrator } | Should -Not -BeNullOrEmpty }
    It 'is not restricted' { $inventory.programs.restrictions | Should -BeNullOrEmpty }
    It 'has Visual C++ <_>' -ForEach '2005', '2008', '2010', '2012', '2013', '2015' {
        $release = $_
        @($inventory.programs.visualCpp | Where-Object release -EQ $release).architecture | Sort-Object | Should -Be 'x64', 'x86'
    }
    It 'has .NET' { $inventory.programs.dotNet.release | Should -BeGreaterOrEqual 528040 }
    It 'has a browser' { $inventory.programs.browsers | Where-Object { $_.name -ne 'Internet Explorer' -and [version]$_.version -ge '109.0' } | Should -Not -BeNullOrEmpty }
    It 'has <_>' -ForEach 'AnyDesk', 'AmmyyAdmin' {
        $kind = $_
        $inventory.programs.remote | Where-Object { $_.kind -eq $kind -and $_.start -like 'Automatic*' } | Should -Not -BeNullOrEmpty
    }
}
