// The portal: what everybody may see, drawn on the server and complete without JavaScript.
// No tables and no events of its own: it reads the rooms below through their front doors.
import type { Module } from '../../kernel/module.ts'
import { addHomePage } from './home-page.ts'
import { addSearchPage } from './search-page.ts'
import { addSitemap } from './sitemap.ts'
import { addUnitPage } from './unit-page.ts'

export const portal: Module = {
  name: 'portal',
  pages(app) {
    addHomePage(app)
    addSearchPage(app)
    addUnitPage(app)
    addSitemap(app)
  },
  nav: [{ href: '/', label: 'Trang chủ', order: 10, keeps: ['tinh', 'ngay', 'ky'] }],
}
