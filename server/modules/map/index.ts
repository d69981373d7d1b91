// The map: boundaries as vector tiles by version, results joined in the browser, the page /ban-do with its time track.
// No tables and no events of its own: boundaries are the units room's, results the rooms' below.
import type { Module } from '../../kernel/module.ts'
import { addMapPage } from './map-page.ts'
import { addMapRoutes } from './routes.ts'

export const map: Module = {
  name: 'map',
  routes: addMapRoutes,
  pages: addMapPage,
  nav: [{ href: '/ban-do', label: 'Bản đồ', order: 20, keeps: ['tinh', 'ngay', 'ky'] }],
}
